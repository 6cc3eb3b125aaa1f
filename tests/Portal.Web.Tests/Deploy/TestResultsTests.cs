using System.Diagnostics;
using Portal.Testing;
using Xunit;

namespace Portal.Web.Tests.Deploy;

public sealed class TestResultsTests
{
    // What xunit's runner prints, with what a portal logs, and what a test says, in the middle of a failure.
    private const string Output = """
          Discovering: Portal.Core.Tests
          Starting:    Portal.Core.Tests
        2026-11-24T18:00:00.000Z INFO Portal.Web: listening [FAIL]
            A.Kills.Each_Point_Once [OUTPUT] seed 42 [FAIL]
            A.Texts.Format_Null_Throws(text: "a b") [FAIL]
              Assert.Equal() Failure: Strings differ
              Expected: "one"
        2026-11-24T18:00:01.000Z WARN Portal.Web: the database is away
            A.Kills.Each_Point_Once [OUTPUT] killed
              Actual:   "two"
              Stack Trace:
                Texts.cs(4,0): at A.Texts.Format()
            A.Slow.Skipped [SKIP]
              not here
            [Test Class Cleanup Failure (A.Server)] System.TimeoutException
              still running
          Finished:    Portal.Core.Tests
        === TEST EXECUTION SUMMARY ===
           Portal.Core.Tests  Total: 12, Errors: 1, Failed: 1, Skipped: 1, Not Run: 0, Time: 3.2s
        """;

    [Fact]
    public async Task FailedTests_OutputFullOfLogLines_GivesEachFailureWhole() => Assert.Equal(
        """
            A.Texts.Format_Null_Throws(text: "a b") [FAIL]
              Assert.Equal() Failure: Strings differ
              Expected: "one"
              Actual:   "two"
              Stack Trace:
                Texts.cs(4,0): at A.Texts.Format()
            [Test Class Cleanup Failure (A.Server)] System.TimeoutException
              still running

        """,
        await RunAsync("failed_tests", Output));

    [Fact]
    public async Task FailedTests_FailureWithManyLines_IsCutWithAWord()
    {
        var lines = (await RunAsync("failed_tests", "    A.B.C [FAIL]\n" + string.Concat(Enumerable.Range(1, 100).Select(static line => $"      line {line}\n")))).Split('\n');

        Assert.Equal("      line 40", lines[40]);
        Assert.Equal("      … (the rest is in the full output)", lines[41]);
        Assert.Equal(43, lines.Length);
    }

    [Fact]
    public async Task FailedNames_OutputFullOfLogLines_GivesTheNamesOnly() =>
        Assert.Equal("A.Texts.Format_Null_Throws(text: \"a b\")\n[Test Class Cleanup Failure (A.Server)]\n", await RunAsync("failed_names", Output));

    [Fact]
    public async Task SummaryLine_RunThatEnded_IsItsFigures() =>
        Assert.Equal("   Portal.Core.Tests  Total: 12, Errors: 1, Failed: 1, Skipped: 1, Not Run: 0, Time: 3.2s\n", await RunAsync("summary_line", Output));

    [Fact]
    public async Task SummaryLine_RunThatCrashed_IsNothing() => Assert.Equal("", await RunAsync("summary_line", "Unhandled exception. Total: 3\n"));

    private static async Task<string> RunAsync(string function, string output)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", $". \"$0\" && {function}", RepositoryRoot.Path("deploy/test-results.sh")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        await bash.StandardInput.WriteAsync(output);
        bash.StandardInput.Close();
        var text = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        return text;
    }
}
