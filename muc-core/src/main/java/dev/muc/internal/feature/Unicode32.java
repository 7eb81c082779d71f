package dev.muc.internal.feature;

import java.util.Arrays;

/**
 * Which characters Unicode 3.2 assigns: those that stringprep (RFC 3454), and so RFC 3920, knows.
 */
final class Unicode32 {
  /*
   * The first code point of each run in turn, in hexadecimal, beginning with the first that is not
   * assigned: unassigned, assigned, unassigned, and so on (RFC 3454, appendix A.1 lists the same).
   */
  private static final int[] RUNS =
      parse(
          """
          221 222 234 250 2ae 2b0 2ef 300 350 360 370 374 376 37a 37b 37e 37f 384 38b 38c 38d 38e
          3a2 3a3 3cf 3d0 3f7 400 487 488 4cf 4d0 4f6 4f8 4fa 500 510 531 557 559 560 561 588 589
          58b 591 5a2 5a3 5ba 5bb 5c5 5d0 5eb 5f0 5f5 60c 60d 61b 61c 61f 620 621 63b 640 656 660
          6ee 6f0 6ff 700 70e 70f 72d 730 74b 780 7b2 901 904 905 93a 93c 94e 950 955 958 971 981
          984 985 98d 98f 991 993 9a9 9aa 9b1 9b2 9b3 9b6 9ba 9bc 9bd 9be 9c5 9c7 9c9 9cb 9ce 9d7
          9d8 9dc 9de 9df 9e4 9e6 9fb a02 a03 a05 a0b a0f a11 a13 a29 a2a a31 a32 a34 a35 a37 a38
          a3a a3c a3d a3e a43 a47 a49 a4b a4e a59 a5d a5e a5f a66 a75 a81 a84 a85 a8c a8d a8e a8f
          a92 a93 aa9 aaa ab1 ab2 ab4 ab5 aba abc ac6 ac7 aca acb ace ad0 ad1 ae0 ae1 ae6 af0 b01
          b04 b05 b0d b0f b11 b13 b29 b2a b31 b32 b34 b36 b3a b3c b44 b47 b49 b4b b4e b56 b58 b5c
          b5e b5f b62 b66 b71 b82 b84 b85 b8b b8e b91 b92 b96 b99 b9b b9c b9d b9e ba0 ba3 ba5 ba8
          bab bae bb6 bb7 bba bbe bc3 bc6 bc9 bca bce bd7 bd8 be7 bf3 c01 c04 c05 c0d c0e c11 c12
          c29 c2a c34 c35 c3a c3e c45 c46 c49 c4a c4e c55 c57 c60 c62 c66 c70 c82 c84 c85 c8d c8e
          c91 c92 ca9 caa cb4 cb5 cba cbe cc5 cc6 cc9 cca cce cd5 cd7 cde cdf ce0 ce2 ce6 cf0 d02
          d04 d05 d0d d0e d11 d12 d29 d2a d3a d3e d44 d46 d49 d4a d4e d57 d58 d60 d62 d66 d70 d82
          d84 d85 d97 d9a db2 db3 dbc dbd dbe dc0 dc7 dca dcb dcf dd5 dd6 dd7 dd8 de0 df2 df5 e01
          e3b e3f e5c e81 e83 e84 e85 e87 e89 e8a e8b e8d e8e e94 e98 e99 ea0 ea1 ea4 ea5 ea6 ea7
          ea8 eaa eac ead eba ebb ebe ec0 ec5 ec6 ec7 ec8 ece ed0 eda edc ede f00 f48 f49 f6b f71
          f8c f90 f98 f99 fbd fbe fcd fcf fd0 1000 1022 1023 1028 1029 102b 102c 1033 1036 103a
          1040 105a 10a0 10c6 10d0 10f9 10fb 10fc 1100 115a 115f 11a3 11a8 11fa 1200 1207 1208
          1247 1248 1249 124a 124e 1250 1257 1258 1259 125a 125e 1260 1287 1288 1289 128a 128e
          1290 12af 12b0 12b1 12b2 12b6 12b8 12bf 12c0 12c1 12c2 12c6 12c8 12cf 12d0 12d7 12d8
          12ef 12f0 130f 1310 1311 1312 1316 1318 131f 1320 1347 1348 135b 1361 137d 13a0 13f5
          1401 1677 1680 169d 16a0 16f1 1700 170d 170e 1715 1720 1737 1740 1754 1760 176d 176e
          1771 1772 1774 1780 17dd 17e0 17ea 1800 180f 1810 181a 1820 1878 1880 18aa 1e00 1e9c
          1ea0 1efa 1f00 1f16 1f18 1f1e 1f20 1f46 1f48 1f4e 1f50 1f58 1f59 1f5a 1f5b 1f5c 1f5d
          1f5e 1f5f 1f7e 1f80 1fb5 1fb6 1fc5 1fc6 1fd4 1fd6 1fdc 1fdd 1ff0 1ff2 1ff5 1ff6 1fff
          2000 2053 2057 2058 205f 2064 206a 2072 2074 208f 20a0 20b2 20d0 20eb 2100 213b 213d
          214c 2153 2184 2190 23cf 2400 2427 2440 244b 2460 24ff 2500 2614 2616 2618 2619 267e
          2680 268a 2701 2705 2706 270a 270c 2728 2729 274c 274d 274e 274f 2753 2756 2757 2758
          275f 2761 2795 2798 27b0 27b1 27bf 27d0 27ec 27f0 2b00 2e80 2e9a 2e9b 2ef4 2f00 2fd6
          2ff0 2ffc 3000 3040 3041 3097 3099 3100 3105 312d 3131 318f 3190 31b8 31f0 321d 3220
          3244 3251 327c 327f 32cc 32d0 32ff 3300 3377 337b 33de 33e0 33ff 3400 4db6 4e00 9fa6
          a000 a48d a490 a4c7 ac00 d7a4 d800 fa2e fa30 fa6b fb00 fb07 fb13 fb18 fb1d fb37 fb38
          fb3d fb3e fb3f fb40 fb42 fb43 fb45 fb46 fbb2 fbd3 fd40 fd50 fd90 fd92 fdc8 fdf0 fdfd
          fe00 fe10 fe20 fe24 fe30 fe47 fe49 fe53 fe54 fe67 fe68 fe6c fe70 fe75 fe76 fefd feff
          ff00 ff01 ffbf ffc2 ffc8 ffca ffd0 ffd2 ffd8 ffda ffdd ffe0 ffe7 ffe8 ffef fff9 fffe
          10300 1031f 10320 10324 10330 1034b 10400 10426 10428 1044e 1d000 1d0f6 1d100 1d127
          1d12a 1d1de 1d400 1d455 1d456 1d49d 1d49e 1d4a0 1d4a2 1d4a3 1d4a5 1d4a7 1d4a9 1d4ad
          1d4ae 1d4ba 1d4bb 1d4bc 1d4bd 1d4c1 1d4c2 1d4c4 1d4c5 1d506 1d507 1d50b 1d50d 1d515
          1d516 1d51d 1d51e 1d53a 1d53b 1d53f 1d540 1d545 1d546 1d547 1d54a 1d551 1d552 1d6a4
          1d6a8 1d7ca 1d7ce 1d800 20000 2a6d7 2f800 2fa1e e0001 e0002 e0020 e0080 f0000 ffffe
          100000 10fffe 110000
          """);

  private Unicode32() {}

  private static int[] parse(String runs) {
    return Arrays.stream(runs.strip().split("\\s+"))
        .mapToInt(run -> Integer.parseInt(run, 16))
        .toArray();
  }

  /** Returns whether all characters of {@code text} are assigned in Unicode 3.2. */
  static boolean knows(String text) {
    return text.codePoints().allMatch(Unicode32::knows);
  }

  private static boolean knows(int codePoint) {
    int at = Arrays.binarySearch(RUNS, codePoint);
    int run = at >= 0 ? at : -at - 2;
    return run % 2 != 0; // Even runs are the unassigned ones; -1 lies before the first.
  }
}
