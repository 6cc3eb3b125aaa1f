using Portal.Core.Remediation;

namespace Portal.Core.Tests.Remediation;

/// <summary>What a test does at the points of a run; to throw there is a process that dies there.</summary>
internal sealed class DelegateFailpoints(Func<ExecutionPoint, RemediationRun, Task> atPoint) : IFailpoints
{
    public Task AtAsync(ExecutionPoint point, RemediationRun run) => atPoint(point, run);
}
