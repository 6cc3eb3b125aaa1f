namespace Portal.Testing.Processes;

/// <summary>The portal ended before it was ready.</summary>
public sealed class PortalEndedException(int exitCode, string output)
    : InvalidOperationException($"The portal ended with {exitCode} before it was ready. It wrote:\n{output}")
{
    /// <summary>Its exit code.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>What it wrote.</summary>
    public string Output { get; } = output;
}
