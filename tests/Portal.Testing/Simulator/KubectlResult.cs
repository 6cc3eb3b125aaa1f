namespace Portal.Testing.Simulator;

/// <summary>What a run of kubectl came to.</summary>
/// <param name="ExitCode">0 when kubectl is content.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
public sealed record KubectlResult(int ExitCode, string Output, string Error)
{
    /// <summary>The lines of the output, without empty ones.</summary>
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
