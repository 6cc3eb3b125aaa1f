using System.Collections.Immutable;
using Portal.Core.Findings;
using Portal.Core.Knowledge;
using Portal.Core.Remediation;

namespace Portal.Problems;

/// <summary>Makes a known problem of a room's material, or says what the room lacks.</summary>
internal static class RoomReader
{
    private const string English = "article.en.md";
    private const string Chinese = "article.zh.md";
    private const string Scenario = "scenario.yaml";
    private const string ScenarioPrefix = "scenario.";
    private const string ScenarioSuffix = ".yaml";
    private const string Signatures = "signatures.yaml";

    /// <summary>Reads one room; adds to the faults and returns null if it is not complete.</summary>
    public static KnownProblem? Read(RoomMaterial room, List<string> faults)
    {
        var before = faults.Count;
        foreach (var file in ((string[])[English, Chinese]).Where(file => !Has(room, file)))
        {
            faults.Add($"{room.Name}: {file} is missing or empty; add it to src/Portal.Problems/{room.Name}/.");
        }

        var detectors = Create<IDetector>(room, faults);
        if (detectors.Length > 1)
        {
            faults.Add($"{room.Name}: {detectors.Length} detectors ({string.Join(", ", detectors.Select(static d => d.GetType().Name))}); a room has at most one.");
        }

        var playbooks = Create<IPlaybook>(room, faults);
        if (ScenarioFault(room, detectors.Length > 0, playbooks.Length > 0) is { } fault)
        {
            faults.Add(fault);
        }

        var named = detectors.Select(static d => (d.GetType().Name, d.Problem)).Concat(playbooks.Select(static p => (p.GetType().Name, p.Problem)));
        foreach (var (type, problem) in named)
        {
            if (problem != room.Name)
            {
                faults.Add($"{room.Name}: {type} says that its problem is '{problem}'; it must be the name of its room.");
            }
        }

        var signatures = room.Files.TryGetValue(Signatures, out var yaml) ? SignatureFile.Read(room.Name, yaml, faults) : [];
        return faults.Count > before
            ? null
            : new KnownProblem
            {
                Name = room.Name,
                Article = new ShippedArticle(room.Name, room.Files[English], room.Files[Chinese]) { Signatures = signatures },
                Detector = detectors.FirstOrDefault(),
                Playbooks = playbooks,
                Signatures = signatures,
                Scenario = room.Files.GetValueOrDefault(Scenario),
                FurtherScenarios = room.Files.Where(static file => file.Key != Scenario && file.Key.StartsWith(ScenarioPrefix, StringComparison.Ordinal))
                    .ToImmutableDictionary(static file => file.Key[ScenarioPrefix.Length..^ScenarioSuffix.Length], static file => file.Value, StringComparer.Ordinal),
            };
    }

    private static bool Has(RoomMaterial room, string file) => room.Files.TryGetValue(file, out var content) && !string.IsNullOrWhiteSpace(content);

    /// <summary>A scenario is what proves a detector and what playbooks are killed on: it comes with one of them or not at all.</summary>
    private static string? ScenarioFault(RoomMaterial room, bool detects, bool acts) => (detects || acts, room.Files.ContainsKey(Scenario)) switch
    {
        (true, _) when !Has(room, Scenario) => $"{room.Name}: {Scenario} is missing or empty, but there is a {(detects ? "detector" : "playbook")}; add it to src/Portal.Problems/{room.Name}/.",
        (false, true) => $"{room.Name}: there is a {Scenario} but no detector or playbook that it could prove; add one or remove the file.",
        _ => null,
    };

    private static ImmutableArray<T> Create<T>(RoomMaterial room, List<string> faults)
        where T : class
    {
        var made = ImmutableArray.CreateBuilder<T>();
        foreach (var type in room.Types.Where(static type => type.IsAssignableTo(typeof(T))))
        {
            if (type.GetConstructor(Type.EmptyTypes) is null)
            {
                faults.Add($"{room.Name}: {type.Name} has no constructor without parameters; detectors and playbooks are pure and need none.");
            }
            else
            {
                made.Add((T)Activator.CreateInstance(type)!);
            }
        }

        return made.ToImmutable();
    }
}
