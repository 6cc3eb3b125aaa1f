using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Portal.Core.Knowledge.Matching;

namespace Portal.Benchmarks.Matching;

/// <summary>
/// The match engine on one core: 1 MiB against 1,000 signatures within 150 ms, growing with the text and hardly with the signatures. <c>match [rounds]</c>; run it
/// under <c>taskset -c 1</c>. The peers: the loop that anybody would write first (every pattern on every line), one pass for all literals at once, which
/// is the least that a filter must do, and a count of the line ends, which is the memory's limit.
/// </summary>
internal static class MatchBenchmark
{
    private const int MiB = 1024 * 1024;
    private const int StandardSignatures = 1_000;
    private const int StandardRounds = 9;

    /// <summary>The loop takes so long that a part of the text must do.</summary>
    private const int LoopPart = 16;
    private static readonly int[] Sizes = [MiB / 4, MiB / 2, MiB, 2 * MiB];

    public static void Run(string[] args)
    {
        var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : StandardRounds;
        var started = Stopwatch.GetTimestamp();
        var articles = BenchmarkSignatures.Articles(StandardSignatures);
        var set = SignatureSet.Compile(articles);
        Line($"{set.Count} signatures made ready in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms, and after an edit in {Median(3, () => SignatureSet.Compile(articles, set)):0} ms; medians of {rounds}; load {Load()}");
        Line($"{"ms",-14}{"1/4 MiB",9}{"1/2",9}{"1",9}{"2",9}   2 : 1 MiB   500 signatures   1,000 : 500   left out");
        var half = SignatureSet.Compile(BenchmarkSignatures.Articles(StandardSignatures / 2));
        foreach (var kind in BenchmarkTexts.Kinds)
        {
            var times = Sizes.Select(size => BenchmarkTexts.Make(kind, size)).Select(text => Median(rounds, () => set.Match(text))).ToArray();
            var one = BenchmarkTexts.Make(kind, MiB);
            var fewer = Median(rounds, () => half.Match(one));
            Line($"{kind,-14}{times[0],9:0.0}{times[1],9:0.0}{times[2],9:0.0}{times[3],9:0.0}{times[3] / times[2],12:0.00}{fewer,17:0.0}{times[2] / fewer,14:0.00}{set.Match(one).NotCompared,11}");
        }

        Peers(set, rounds);
    }

    private static void Peers(SignatureSet set, int rounds)
    {
        var text = BenchmarkTexts.Make("mixed", MiB);
        var ours = Median(rounds, () => set.Match(text));
        var patterns = set.Articles.SelectMany(static article => article.Signatures).Select(static signature => new Regex(signature.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)).ToArray();
        var lines = text[..(MiB / LoopPart)].Split('\n');
        var loop = LoopPart * Median(1, () => patterns.Sum(pattern => lines.Count(line => pattern.IsMatch(line))));
        var literals = SearchValues.Create([.. set.Articles.SelectMany(static article => article.Signatures).SelectMany(static signature => signature.Literals).Distinct()], StringComparison.Ordinal);
        var scan = Median(rounds, () => Count(text, literals));
        var ends = Median(rounds, () => text.AsSpan().Count('\n'));
        Line($"\n1 MiB, mixed: {ours:0.0} ms. The loop of all patterns over all lines {loop:0} ms (1/{LoopPart} of it measured): {loop / ours:0} times ours. One pass for all literals {scan:0.0} ms: ours is {ours / scan:0.0} times that. Line ends {ends:0.00} ms");
    }

    private static int Count(string text, SearchValues<string> literals)
    {
        var found = 0;
        var rest = text.AsSpan();
        while (rest.IndexOfAny(literals) is var at and >= 0)
        {
            rest = rest[(at + 1)..];
            found++;
        }

        return found;
    }

    private static double Median<T>(int rounds, Func<T> run)
    {
        run();
        var times = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            run();
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[rounds / 2];
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
