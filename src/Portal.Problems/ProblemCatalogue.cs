using System.Collections.Frozen;
using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Remediation;

namespace Portal.Problems;

/// <summary>
/// The known problems. A problem is a room: a folder with its texts and a namespace of the same name with its detector and playbooks. They
/// are found by that convention, so to add a problem is to add a folder and to edit nothing else.
/// </summary>
public sealed class ProblemCatalogue
{
    private readonly FrozenDictionary<string, KnownProblem> _byName;
    private readonly FrozenDictionary<string, IPlaybook> _playbooks;

    private ProblemCatalogue(ImmutableArray<KnownProblem> problems)
    {
        Problems = problems;
        Detectors = [.. problems.Select(static problem => problem.Detector).OfType<IDetector>()];
        Playbooks = [.. problems.SelectMany(static problem => problem.Playbooks)];
        Scenarios = problems.Where(static problem => problem.Scenario is not null)
            .ToFrozenDictionary(static problem => problem.Name, static problem => problem.Scenario!, StringComparer.Ordinal);
        _byName = problems.ToFrozenDictionary(static problem => problem.Name, StringComparer.Ordinal);
        _playbooks = Playbooks.ToFrozenDictionary(static playbook => playbook.Id, StringComparer.Ordinal);
    }

    /// <summary>All problems, by name.</summary>
    public ImmutableArray<KnownProblem> Problems { get; }

    /// <summary>All detectors.</summary>
    public ImmutableArray<IDetector> Detectors { get; }

    /// <summary>All playbooks.</summary>
    public ImmutableArray<IPlaybook> Playbooks { get; }

    /// <summary>The manifests of the rooms that have a detector, by name of the room.</summary>
    public IReadOnlyDictionary<string, string> Scenarios { get; }

    /// <summary>Names of further scenarios that break a whole cluster, and so need one of their own: an API that is down holds every namespace.</summary>
    public static ImmutableArray<string> ScenariosApart { get; } = ["api-down"];

    /// <summary>What one cluster can show of all rooms: <see cref="Scenarios"/> and the further ones, as <c>ROOM.NAME</c>, but those apart.</summary>
    public IReadOnlyDictionary<string, string> CommonScenarios => Scenarios
        .Concat(Problems.SelectMany(static problem => problem.FurtherScenarios
            .Where(static further => !ScenariosApart.Contains(further.Key)).Select(further => KeyValuePair.Create($"{problem.Name}.{further.Key}", further.Value))))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The rooms of this assembly.</summary>
    /// <exception cref="IncompleteCatalogueException">A room lacks something; all faults of all rooms are listed.</exception>
    public static ProblemCatalogue Load() => From(RoomMaterial.In(typeof(ProblemCatalogue).Assembly));

    /// <summary>A catalogue of some rooms.</summary>
    /// <exception cref="IncompleteCatalogueException">A room lacks something; all faults of all rooms are listed.</exception>
    public static ProblemCatalogue From(IEnumerable<RoomMaterial> materials)
    {
        var faults = new List<string>();
        var problems = ImmutableArray.CreateBuilder<KnownProblem>();
        foreach (var room in materials)
        {
            if (RoomReader.Read(room, faults) is { } problem)
            {
                problems.Add(problem);
            }
        }

        var ids = problems.SelectMany(static problem => problem.Playbooks).GroupBy(static playbook => playbook.Id, StringComparer.Ordinal);
        foreach (var shared in ids.Where(static group => group.Count() > 1))
        {
            var rooms = string.Join(" and ", shared.Select(static playbook => playbook.Problem));
            faults.Add($"{rooms}: the playbook id '{shared.Key}' is used more than once; ids are unique in the whole catalogue.");
        }

        return faults.Count == 0 ? new ProblemCatalogue(problems.ToImmutable()) : throw new IncompleteCatalogueException(faults);
    }

    /// <summary>The problem of that name, or null.</summary>
    public KnownProblem? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The playbook of that id, or null.</summary>
    public IPlaybook? FindPlaybook(string id) => _playbooks.GetValueOrDefault(id);
}
