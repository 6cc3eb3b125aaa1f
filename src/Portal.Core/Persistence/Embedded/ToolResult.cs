namespace Portal.Core.Persistence.Embedded;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">0 when all went well.</param>
/// <param name="Output">What it wrote, both streams, trimmed.</param>
internal sealed record ToolResult(int ExitCode, string Output);
