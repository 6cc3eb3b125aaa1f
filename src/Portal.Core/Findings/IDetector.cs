using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;

namespace Portal.Core.Findings;

/// <summary>Sees one known problem. Pure: no I/O, no clock, no state; the engine feeds it.</summary>
/// <remarks>
/// It is asked only while its subjects are live and no kind that it needs is being listed for the first time. Another kind may be stale or
/// forbidden: look at its status before you take an object for absent. What it does not see any more is taken for gone only when every kind that
/// it needs is live. Test it with <c>DetectorReplay</c>: looking at changes must find what looking at everything finds.
/// </remarks>
public interface IDetector
{
    /// <summary>The problem's name: the name of its room.</summary>
    string Problem { get; }

    /// <summary>The kind of its subjects.</summary>
    ResourceKind SubjectKind { get; }

    /// <summary>The other kinds that it reads.</summary>
    IReadOnlyList<DetectorInput> Inputs { get; }

    /// <summary>Looks at one subject.</summary>
    /// <param name="subject">An object of <see cref="SubjectKind"/>.</param>
    /// <param name="view">What is known of the cluster.</param>
    /// <param name="now">The time on the API server's clock.</param>
    /// <param name="cancellationToken">Cancelled when the detector's work budget is used up.</param>
    Examination Examine(IKubernetesObject subject, ClusterView view, DateTimeOffset now, CancellationToken cancellationToken);
}
