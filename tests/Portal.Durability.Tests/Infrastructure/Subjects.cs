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
        var taken = new HashSet<(string Kind, string Namespace, string Name)>();
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
                if (playbook.Plan(context with { Parameters = parameters }) is { Refusal: null, Steps.IsEmpty: false } && taken.Add((kind, space, name)))
                {
                    yield return new Subject(playbook, context.Subject.ApiVersion, kind, space, name, parameters);
                }
            }
        }
    }
}
