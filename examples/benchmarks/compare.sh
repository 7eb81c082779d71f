#!/usr/bin/env bash
# compare.sh FOLDER: measures the component, Prosody and ejabberd with muc-load, one after the other on this machine, and
# writes results.jsonl, comparison.md and comparison.svg there. Takes a quarter of an hour with RUNS=1 (the default; with
# more, medians count); SCENARIOS="broadcast" runs the picture's only. Needs a JDK 17, Linux, the packages prosody and
# ejabberd, not running, and root for ejabberd.
#
#   RUNS=3 SECONDS_EACH=10 PEERS="muc prosody ejabberd" examples/benchmarks/compare.sh target/comparison
#
# The component runs with JAVA_OPTIONS (examples/component/README.md), the others as their start scripts say; on the JVM
# that JAVA names, and with AOT=yes (JDK 25) after a short load, from which it learns what to compile. PEERS="muc
# muc-stored" measures what it costs to keep rooms: the component in memory, and with SQLite and every room archived.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
component=$here/../component/target/muc-component.jar
report=$here/target/muc-benchmarks.jar
[ $# -eq 1 ] || { sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2; }
[ -f "$component" ] && [ -f "$report" ] || { echo "Build first: mvn -B -ntp -q package -DskipTests" >&2; exit 2; }
mkdir -p "$1" && folder=$(cd "$1" && pwd)
runs=${RUNS:-1} seconds=${SECONDS_EACH:-10} peers=${PEERS:-muc prosody ejabberd}
java=${JAVA:-java} options=${JAVA_OPTIONS--XX:+UseParallelGC}
scenarios=" ${SCENARIOS:-broadcast join-storm churn many-rooms idle-rooms} "
work=$(mktemp -d) && server=""
chmod 755 "$work" # ejabberd runs as a user of its own, and has its folder in it.
trap 'stop; rm -rf "$work"' EXIT

javac --release 17 -d "$work/classes" "$here/muc-load/MucLoad.java"
# The same load, but for the creators of rooms, who switch the archive on.
mkdir "$work/archiving"
archive="<field var='muc#roomconfig_enablelogging'><value>1</value></field>"
sed "s|type='submit'/>|type='submit'>$archive</x>|" "$here/muc-load/MucLoad.java" >"$work/archiving/MucLoad.java"
javac --release 17 -d "$work/archiving" "$work/archiving/MucLoad.java"

stop() {
  [ -z "$server" ] || { kill "$server" 2>/dev/null || true; while kill -0 "$server" 2>/dev/null; do sleep 0.2; done; }
  server=""
}

free_port() {
  local port
  for port in $(shuf -i 20000-29999 -n 50); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

# start PORT OPTIONS...: starts the component.
start() {
  local port=$1
  shift
  # shellcheck disable=SC2086
  MUC_SECRET=secret MUC_LOG_LEVEL=WARN "$java" $options -jar "$component" \
    --server "127.0.0.1:$port" --domain conference.localhost --limits off "$@" >"$work/muc.log" 2>&1 &
  server=$!
}

# train: has the JVM of the component write down what it learnt, after ten seconds of talk in many rooms.
train() {
  local port
  port=$(free_port)
  options="$options -XX:AOTCacheOutput=$work/muc.aot"
  start "$port" --in-memory
  java -cp "$work/classes" MucLoad many-rooms --rooms 2000 --seconds 10 --listen "$port" --pid "$server" \
    --label training >/dev/null
  stop
  options="${options% *} -XX:AOTCache=$work/muc.aot"
}

# load PEER SCENARIO OPTIONS...: one run against a fresh server.
load() {
  case $scenarios in *" $2 "*) ;; *) return ;; esac
  local peer=$1 port meet heap="" classes=classes keep=--in-memory
  shift
  port=$(free_port)
  case $peer in
    muc | muc-stored)
      [ "$peer" = muc ] || { classes=archiving; keep="--data $work/data"; rm -rf "$work/data"; }
      # shellcheck disable=SC2086
      start "$port" $keep
      meet="--listen $port"
      case $1 in many-rooms | idle-rooms) heap=--jvm-heap ;; esac
      ;;
    *)
      server=$("$here/muc-load/peers/start-$peer.sh" "$work/$peer" "$port") meet="--dial 127.0.0.1:$port"
      ;;
  esac
  # shellcheck disable=SC2086
  java -cp "$work/$classes" MucLoad "$@" $meet $heap --pid "$server" --label "$peer" --timeout-seconds 120 \
    | tee -a "$folder/results.jsonl" | cut -c1-200 || echo "$peer failed: $*" >&2
  stop
}

: >"$folder/results.jsonl"
uptime | tee "$folder/machine.txt"
nproc >>"$folder/machine.txt"
[ "${AOT:-no}" = no ] || train
for _ in $(seq "$runs"); do
  for peer in $peers; do
    for occupants in 10 100 1000 10000; do
      # Filling a room of 10,000 takes the others more than an hour.
      if [ "$occupants" -lt 10000 ] || [ "$peer" != "${peer#muc}" ]; then
        load "$peer" broadcast --occupants "$occupants" --seconds "$seconds" --latency-seconds 10
      fi
    done
    load "$peer" join-storm --occupants 1000 --seconds "$seconds"
    load "$peer" churn --occupants 200 --seconds "$seconds"
    load "$peer" many-rooms --rooms 2000 --occupants 5 --seconds "$seconds"
    if [ "$peer" != "${peer#muc}" ]; then
      load "$peer" many-rooms --rooms 20000 --occupants 5 --seconds "$seconds"
    fi
    load "$peer" idle-rooms --rooms "$([ "$peer" != "${peer#muc}" ] && echo 20000 || echo 2000)"
  done
done
uptime | tee -a "$folder/machine.txt"
java -cp "$report" dev.muc.example.benchmarks.Report "$folder/results.jsonl" "$folder"
