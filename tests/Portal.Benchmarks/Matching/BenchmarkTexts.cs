using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Portal.Benchmarks.Matching;

/// <summary>Texts of any size, from healthy to made to be slow.</summary>
internal static class BenchmarkTexts
{
    private const int HealthyLinesForAnEvil = 20;

    private static readonly string[] Healthy =
    [
        "I0318 02:03:09.114000   24584 kubelet.go:2133] \"SyncLoop DELETE\" source=\"api\" pods=[\"shop/report-{0:x}\"]",
        "I0318 02:03:09.{0:000000}   24584 kuberuntime_container.go:779] \"Killing container with a grace period\" pod=\"shop/web-{0}\" containerName=\"web\" gracePeriod=30",
        "{{\"level\":\"info\",\"ts\":\"2026-03-18T02:03:09.{0}Z\",\"msg\":\"reconciled\",\"object\":\"shop/web-{0}\",\"error\":null}}",
        "time=\"2026-03-18T02:03:09Z\" level=info msg=\"StopContainer for \\\"{0:x}\\\" returns successfully\" error=nil retry=0",
        "Mar 18 02:03:09 n11 containerd[1093]: level=info msg=\"RemoveContainer for \\\"{0:x}\\\" returns successfully\"",
        "10.0.0.{0} - - [18/Mar/2026:02:03:09 +0000] \"GET /healthz HTTP/1.1\" 200 2 \"-\" \"kube-probe/1.34\" 0 errors",
    ];

    private static readonly ImmutableArray<string> Samples =
        [.. BenchmarkSignatures.Rooms.SelectMany(static signature => signature.Samples).Where(static sample => !sample.Contains('\n', StringComparison.Ordinal))];

    private static readonly string Literals = string.Join(' ', BenchmarkSignatures.Rooms.SelectMany(static signature => signature.Literals));

    /// <summary>The kinds of texts.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["healthy", "mixed", "one line", "all literals"];

    /// <summary>A text: a healthy log, one of which every twentieth line shows a problem, samples on a single line, or lines that hold the literals of all rooms.</summary>
    public static string Make(string kind, int length)
    {
        var text = new StringBuilder(length + 16_384);
        for (var i = 0; text.Length < length; i++)
        {
            text.Append(kind switch
            {
                "all literals" => Literals + "\n",
                "one line" => Samples[i % Samples.Length] + " ",
                "mixed" when i % HealthyLinesForAnEvil == 0 => Samples[i / HealthyLinesForAnEvil % Samples.Length] + "\n",
                _ => string.Format(CultureInfo.InvariantCulture, Healthy[i % Healthy.Length], i) + "\n",
            });
        }

        return text.ToString(0, length);
    }
}
