using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;
using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Matching;
using Portal.Core.Text;
using Portal.Problems;

namespace Portal.Benchmarks;

/// <summary>
/// The match engine on one core: 1 MiB against 1,000 signatures is to take at most 150 ms, grow with the text and not with the signatures. The peers are
/// one pass of a single pattern of the same kind, and one ordinal scan for a text that is not there. Run it under <c>taskset -c 1</c>.
/// </summary>
[MemoryDiagnoser]
public class MatchBenchmarks
{
    private static readonly string[] Healthy =
    [
        "I0318 02:03:09.114000   24584 kubelet.go:2133] \"SyncLoop DELETE\" source=\"api\" pods=[\"shop/report-{0:x}\"]",
        "I0318 02:03:09.{0:000000}   24584 kuberuntime_container.go:779] \"Killing container with a grace period\" pod=\"shop/web-{0}\" containerName=\"web\" gracePeriod=30",
        "{{\"level\":\"info\",\"ts\":\"2026-03-18T02:03:09.{0}Z\",\"msg\":\"reconciled\",\"object\":\"shop/web-{0}\",\"error\":null}}",
        "time=\"2026-03-18T02:03:09Z\" level=info msg=\"StopContainer for \\\"{0:x}\\\" returns successfully\" error=nil retry=0",
        "Mar 18 02:03:09 n11 containerd[1093]: level=info msg=\"RemoveContainer for \\\"{0:x}\\\" returns successfully\"",
        "10.0.0.{0} - - [18/Mar/2026:02:03:09 +0000] \"GET /healthz HTTP/1.1\" 200 2 \"-\" \"kube-probe/1.34\" 0 errors",
    ];

    private SignatureSet _set = null!;
    private Regex _peer = null!;
    private string _text = "";

    /// <summary>What the text is.</summary>
    [Params("healthy", "mixed", "literals", "one-line")]
    public string Text { get; set; } = "";

    /// <summary>Its size in KiB.</summary>
    [Params(256, 512, 1024)]
    public int KiB { get; set; }

    /// <summary>How many signatures there are: those of the rooms, and made ones.</summary>
    [Params(500, 1000)]
    public int Signatures { get; set; }

    /// <summary>Makes the text and the signatures.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var rooms = ProblemCatalogue.Load().Problems.Select(static (room, i) => Article(i + 1, room.Name, room.Signatures)).ToList();
        var samples = rooms.SelectMany(static room => room.Signatures).SelectMany(static s => s.Samples).Where(static s => !s.Contains('\n', StringComparison.Ordinal)).ToList();
        var made = Enumerable.Range(0, Signatures - rooms.Sum(static room => room.Signatures.Length)).Select(Made).Chunk(10).Select((chunk, i) => Article(1000 + i, $"Made{i}", [.. chunk]));
        _set = SignatureSet.Compile(rooms.Concat(made));
        var literals = string.Join(' ', rooms.SelectMany(static room => room.Signatures).SelectMany(static s => s.Literals));
        var text = new StringBuilder();
        for (var i = 0; text.Length < KiB * 1024; i++)
        {
            text.Append(Text switch
            {
                "literals" => literals + "\n",
                "one-line" => samples[i % samples.Count] + " ",
                "mixed" when i % 20 == 0 => samples[i / 20 % samples.Count] + "\n",
                _ => string.Format(CultureInfo.InvariantCulture, Healthy[i % Healthy.Length], i) + "\n",
            });
        }

        _text = text.ToString(0, KiB * 1024);
        _peer = new Regex("failed to (?:unmount|detach) volume \"[^\"]+\".*gives up for ever", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }

    /// <summary>The peer: one pattern over the whole text.</summary>
    [Benchmark(Baseline = true)]
    public int OnePattern() => _peer.Count(_text);

    /// <summary>The other peer: a scan for one text.</summary>
    [Benchmark]
    public bool OneScan() => _text.Contains("gives up for ever", StringComparison.Ordinal);

    /// <summary>All signatures.</summary>
    [Benchmark]
    public int Match() => _set.Match(_text).Problems.Length;

    private static ArticleSignatures Article(int number, string problem, System.Collections.Immutable.ImmutableArray<Signature> signatures) => new()
    {
        Number = number,
        Slug = problem,
        Problem = problem,
        Title = new LocalizedText(problem, problem),
        Signatures = signatures,
    };

    private static Signature Made(int i) => new()
    {
        Id = $"made-{i}",
        Kind = SignatureKind.Log,
        Title = new LocalizedText("made", "made"),
        Pattern = $"""component-{i} (?:failed|refused) to \w+ (?:volume|container) "(?<pv>[^"]+)".*code {i}""",
        Literals = [$"component-{i} failed", $"component-{i} refused"],
        Samples = [$"component-{i} failed to open volume \"a\" with code {i}"],
        LookAlikes = [$"component-{i} failed at once, nothing else is known"],
    };
}
