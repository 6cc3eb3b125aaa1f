namespace Portal.Core.Remediation;

/// <summary>What the portal runs with: nothing happens at any point.</summary>
internal sealed class NoFailpoints : IFailpoints
{
    /// <inheritdoc/>
    public Task AtAsync(ExecutionPoint point, RemediationRun run) => Task.CompletedTask;
}
