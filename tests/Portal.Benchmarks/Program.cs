using BenchmarkDotNet.Running;
using Portal.Benchmarks.Deletions;
using Portal.Benchmarks.Knowledge;
using Portal.Benchmarks.Matching;

namespace Portal.Benchmarks;

/// <summary>
/// <c>search</c> measures the search of the knowledge base, <c>match</c> the match engine, <c>deletions</c> how soon every object in deletion is found;
/// everything else goes to BenchmarkDotNet.
/// </summary>
internal static class Program
{
    private static async Task Main(string[] args)
    {
        if (args is ["search", ..])
        {
            await SearchBenchmark.RunAsync(args[1..]);
            return;
        }

        if (args is ["deletions", ..])
        {
            await DeletionsBenchmark.RunAsync(args[1..]);
            return;
        }

        if (args is ["match", ..])
        {
            MatchBenchmark.Run(args[1..]);
            return;
        }

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    }
}
