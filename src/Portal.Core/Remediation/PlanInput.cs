using System.Collections.Immutable;
using Portal.Cluster.Connection;
using Portal.Cluster.Resources.Metadata;
using Portal.Cluster.Watching;
using Portal.Core.Text;

namespace Portal.Core.Remediation;

/// <summary>Checks the input of a plan by the rules of the playbook and of Kubernetes, and lists everything that is wrong at once. Pure.</summary>
internal static class PlanInput
{
    private const int LongestParameter = 1000;

    /// <summary>The subject with its uid, or what is wrong with it.</summary>
    public static ObjectReference? Subject(IPlaybook playbook, ObjectReference subject, ClusterView view, List<(string Field, LocalizedText Text)> errors)
    {
        if (Snapshot(playbook, subject, view, errors) is not { } snapshot)
        {
            return null;
        }

        var kind = snapshot.Kind;

        if (KubernetesNames.Problem(kind, subject.Name) is { } problem)
        {
            errors.Add(("subject.name", new($"This cannot be the name of a {subject.Kind}: {problem}.", $"这不是有效的 {subject.Kind} 名称。")));
        }

        if (kind.Namespaced && KubernetesNames.NamespaceProblem(subject.Namespace) is { } wrong)
        {
            errors.Add(("subject.namespace", new($"This cannot be a namespace: {wrong}.", "这不是有效的命名空间名称。")));
        }
        else if (!kind.Namespaced && subject.Namespace.Length > 0)
        {
            errors.Add(("subject.namespace", new($"A {subject.Kind} does not live in a namespace.", $"{subject.Kind} 不属于任何命名空间。")));
        }

        if (errors.Count > 0)
        {
            return null;
        }

        if (subject.Uid.Length == 0)
        {
            if (snapshot.Find(subject.Key) is not { } found)
            {
                errors.Add(("subject", new($"The portal sees no {subject.Kind} {subject.Key} in cluster {view.Cluster}.", $"门户在集群 {view.Cluster} 中看不到 {subject.Kind} {subject.Key}。")));
                return null;
            }

            return ObjectReference.To(kind, found);
        }

        return subject with { ApiVersion = kind.ApiVersion };
    }

    private static IResourceSnapshot? Snapshot(IPlaybook playbook, ObjectReference subject, ClusterView view, List<(string Field, LocalizedText Text)> errors)
    {
        var found = SubjectKind.Takes(playbook, subject.Kind) ? SubjectKind.Snapshots(view, subject.ApiVersion, subject.Kind) : [];
        if (found.Count == 0)
        {
            var any = playbook.SubjectKinds.Contains(SubjectKind.Any, StringComparer.Ordinal);
            var kinds = string.Join(", ", playbook.SubjectKinds);
            errors.Add(("subject.kind", any
                ? new($"The portal sees no kind of that name in cluster {view.Cluster}.", $"门户在集群 {view.Cluster} 中看不到这种类型。")
                : new($"The playbook {playbook.Id} takes {kinds}.", $"处置方案 {playbook.Id} 适用于 {kinds}。")));
            return null;
        }

        if (found.Count == 1 && (subject.ApiVersion.Length == 0 || subject.ApiVersion == found[0].Kind.ApiVersion))
        {
            return found[0];
        }

        var versions = string.Join(", ", found.Select(static snapshot => snapshot.Kind.ApiVersion).Order(StringComparer.Ordinal));
        errors.Add(("subject.apiVersion", found.Count == 1
            ? new($"A {subject.Kind} has the apiVersion {versions}.", $"{subject.Kind} 的 apiVersion 是 {versions}。")
            : new($"Several groups have a kind {subject.Kind}; name one of {versions}.", $"有多个 API 组都有 {subject.Kind}；请指定其中之一：{versions}。")));
        return null;
    }

    /// <summary>The parameters completed with their defaults.</summary>
    public static ImmutableDictionary<string, string> Parameters(
        IPlaybook playbook, ImmutableDictionary<string, string> given, List<(string Field, LocalizedText Text)> errors)
    {
        var names = string.Join(", ", playbook.Parameters.Select(static p => p.Name));
        foreach (var name in given.Keys.Where(name => playbook.Parameters.All(p => p.Name != name)))
        {
            errors.Add(($"parameters.{name}", names.Length == 0
                ? new("The playbook has no parameters.", "该处置方案没有参数。")
                : new($"The playbook has no such parameter; it has {names}.", $"该处置方案没有此参数，可用的参数：{names}。")));
        }

        var complete = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var parameter in playbook.Parameters)
        {
            var value = given.TryGetValue(parameter.Name, out var text) && !string.IsNullOrEmpty(text) ? text : parameter.Default;
            if (value is null)
            {
                if (parameter.Required)
                {
                    errors.Add(($"parameters.{parameter.Name}", new($"Is required: {parameter.Text.En}", $"必填：{parameter.Text.Zh}")));
                }
            }
            else if (Problem(parameter.Type, value) is { } problem)
            {
                errors.Add(($"parameters.{parameter.Name}", problem));
            }
            else
            {
                complete[parameter.Name] = value;
            }
        }

        return complete.ToImmutable();
    }

    private static LocalizedText? Problem(PlaybookParameterType type, string value) => type switch
    {
        _ when value.Length > LongestParameter => new($"Has more than {LongestParameter} signs.", $"超过 {LongestParameter} 个字符。"),
        PlaybookParameterType.Integer when !long.TryParse(value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out _) =>
            new("Must be a whole number.", "必须是整数。"),
        PlaybookParameterType.Boolean when value is not ("true" or "false") => new("Must be true or false.", "必须是 true 或 false。"),
        _ => null,
    };
}
