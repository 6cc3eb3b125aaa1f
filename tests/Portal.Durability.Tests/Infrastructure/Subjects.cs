using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Remediation;
using Portal.Testing.Manifests;

namespace Portal.Durability.Tests.Infrastructure;

/// <summary>
/// Finds what each playbook of the catalogue would act on, by asking the playbooks themselves: a new playbook comes into the tests with the scenario of
/// its room.
/// </summary>
internal static class Subjects
{
    /// <summary>The subjects of a scenario for some playbooks, each object once.</summary>
    public static IEnumerable<Subject> Of(string scenario, IReadOnlyCollection<IPlaybook> playbooks)
    {
        var manifest = ManifestFile.Parse(scenario);
        var view = ManifestView.Of(manifest.Objects);
        var candidates = new List<(Subject Subject, int Steps)>();
        foreach (var playbook in playbooks)
        {
            foreach (var obj in manifest.Objects.Where(obj => SubjectKind.Takes(playbook, (string?)obj["kind"] ?? "")))
            {
                var metadata = obj["metadata"]!;
                var (kind, space, name) = ((string)obj["kind"]!, (string?)metadata["namespace"] ?? "", (string)metadata["name"]!);
                var context = new PlaybookContext
                {
                    Subject = new ObjectReference((string)obj["apiVersion"]!, kind, space, name, (string?)metadata["uid"] ?? $"uid-{kind}-{space}-{name}"),
                    View = view,
                    Now = manifest.ReferenceTime,
                };
                if (!playbook.IsApplicable(context))
                {
                    continue;
                }

                var parameters = playbook.SuggestParameters(context).ToImmutableDictionary(StringComparer.Ordinal);
                if (playbook.Plan(context with { Parameters = parameters }) is { Refusal: null, Steps.IsEmpty: false } plan)
                {
                    ImmutableArray<ObjectReference> targets = [.. plan.Steps.Select(static step => step.Action.Target)];
                    candidates.Add((new Subject(playbook, context.Subject.ApiVersion, kind, space, name, parameters, targets, plan.Steps[0].Action.ToRequest(dryRun: false).Method), plan.Steps.Length));
                }
            }
        }

        // An object that several playbooks would act on goes to the one with the most to do: a node with pods is drained, an empty one cordoned.
        return candidates.GroupBy(static c => (c.Subject.Kind, c.Subject.Namespace, c.Subject.Name)).Select(static group => group.MaxBy(static c => c.Steps).Subject);
    }
}
