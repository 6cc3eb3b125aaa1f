using Portal.Cluster.Resources;
using Portal.Core.Deletions;
using Portal.Core.Deletions.Explainers;

namespace Portal.Web.Tests.Features.Deletions;

/// <summary>Explains as the last explainer does, but waits or fails when the test says so.</summary>
internal sealed class ScriptedExplainer : IDeletionExplainer, IDisposable
{
    private readonly FinalizerExplainer _real = new();
    private readonly ManualResetEventSlim _go = new(initialState: true);

    public bool Fails { get; set; }

    public void Hold() => _go.Reset();

    public void Release() => _go.Set();

    public bool Explains(ResourceKind kind) => kind.Kind == "Widget";

    public DeletionVerdict Explain(DeletingObject obj)
    {
        _go.Wait();
        return Fails ? throw new InvalidOperationException("a defect") : _real.Explain(obj);
    }

    public void Dispose() => _go.Dispose();
}
