package dev.muc.example.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/** CPU for a million deliveries against the size of the room, both on logarithmic axes. */
final class Plot {

  private Plot() {}

  static XYChart of(Comparison comparison) {
    XYChart chart =
        new XYChartBuilder()
            .width(800)
            .height(450)
            .title("CPU seconds for a million deliveries")
            .xAxisTitle("occupants of the room")
            .yAxisTitle("CPU seconds")
            .build();
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setYAxisLogarithmic(true);
    for (String server : comparison.servers()) {
      Map<Integer, Double> curve = comparison.broadcasts(server);
      if (!curve.isEmpty()) {
        List<Integer> occupants = new ArrayList<>(curve.keySet());
        chart.addSeries(server, occupants, new ArrayList<>(curve.values()));
      }
    }
    return chart;
  }

  /** Writes {@code file}, whose name ends in ".svg". */
  static void write(Comparison comparison, Path file) throws IOException {
    VectorGraphicsEncoder.saveVectorGraphic(
        of(comparison), file.toString(), VectorGraphicsFormat.SVG);
  }
}
