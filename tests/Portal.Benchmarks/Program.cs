using BenchmarkDotNet.Running;
using Portal.Benchmarks.Knowledge;

namespace Portal.Benchmarks;

/// <summary><c>search</c> measures the search of the knowledge base; everything else goes to BenchmarkDotNet.</summary>
internal static class Program
{
    private static async Task Main(string[] args)
    {
        if (args is ["search", ..])
        {
            await SearchBenchmark.RunAsync(args[1..]);
            return;
        }

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    }
}
