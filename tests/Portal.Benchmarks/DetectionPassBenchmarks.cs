using BenchmarkDotNet.Attributes;
using Portal.Cluster.Resources.Pods;
using Portal.Cluster.Watching;
using Portal.Core.Findings;
using Portal.Problems;
using Portal.Testing.Manifests;

namespace Portal.Benchmarks;

/// <summary>
/// quality.md, figure 12: a full pass of a detector over 150,000 pods against one loop that reads each field once. The goal is a ratio of at most 10.
/// The pods are those of the room's scenario, repeated, so that one in three is in deletion: far more than any cluster has.
/// </summary>
[MemoryDiagnoser]
public class DetectionPassBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 3, 18, 3, 0, 0, TimeSpan.Zero);
    private ClusterView _view = null!;
    private IDetector _detector = null!;

    /// <summary>Pods of the cluster.</summary>
    [Params(15_000, 150_000)]
    public int Pods { get; set; }

    /// <summary>Makes the cluster.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var problem = ProblemCatalogue.Load().Problems.Single(static problem => problem.Name == "PodStuckTerminating");
        _detector = problem.Detector!;
        var view = ManifestView.Of(ManifestFile.Parse(problem.Scenario!).Objects);
        var models = view.Pods.Items.ToArray();
        var pods = Enumerable.Range(0, Pods).Select(i => Copy(models[i % models.Length], i));
        _view = view with { Pods = new ResourceSnapshot<Pod>(view.Pods.Kind, pods, view.Pods.Status) };
    }

    /// <summary>The peer: reads what every detector must look at.</summary>
    [Benchmark(Baseline = true)]
    public int OneLoop()
    {
        var inDeletion = 0;
        foreach (var pod in _view.Pods.Items)
        {
            if (pod.Metadata.DeletionTimestamp < Now && pod.Phase.Length > 0 && pod.NodeName.Length > 0)
            {
                inDeletion++;
            }
        }

        return inDeletion;
    }

    /// <summary>The detector over every pod.</summary>
    [Benchmark]
    public int FullPass()
    {
        var found = 0;
        foreach (var pod in _view.Pods.Items)
        {
            if (_detector.Examine(pod, _view, Now, CancellationToken.None).Observation is not null)
            {
                found++;
            }
        }

        return found;
    }

    private static Pod Copy(Pod model, int i) => model with { Metadata = model.Metadata with { Name = $"{model.Metadata.Name}-{i}", Uid = $"{model.Metadata.Uid}-{i}" } };
}
