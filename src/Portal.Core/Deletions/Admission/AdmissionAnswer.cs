using System.Text.RegularExpressions;
using Portal.Cluster.Resources;
using Portal.Cluster.Resources.Events;
using Portal.Core.Findings;

namespace Portal.Core.Deletions.Admission;

/// <summary>What the API server said of admission in an event or a condition: who refused a request, or who was asked and did not answer.</summary>
/// <param name="Name">The webhook's or the policy's name.</param>
/// <param name="IsPolicy">Whether it is a ValidatingAdmissionPolicy: rules in the API server itself, without a backend.</param>
/// <param name="Denied">Whether it answered and refused; false: it could not be asked.</param>
/// <param name="Message">The words.</param>
/// <param name="Proof">Where they stand.</param>
internal sealed partial record AdmissionAnswer(string Name, bool IsPolicy, bool Denied, string Message, Evidence Proof)
{
    /// <summary>What was said of an object: its events, and for a namespace its conditions too. Each webhook once, the newest words.</summary>
    public static IReadOnlyList<AdmissionAnswer> About(DeletingObject obj)
    {
        var events = obj.View.Events.By(EventIndexes.ByObject, $"{obj.Kind.Kind}/{obj.Key}")
            .Where(e => e.InvolvedObject.Uid.Length == 0 || e.InvolvedObject.Uid == obj.Metadata.Uid)
            .OrderByDescending(static e => e.LastTimestamp).ThenBy(static e => e.Metadata.Name, StringComparer.Ordinal)
            .Select(static e => Of(e.Message, Deletions.Proof.Event(e, new("The API server's answer to a controller, as an event tells it.", "事件中记录的 API server 给控制器的答复。"))));
        var conditions = obj.Kind != KnownResources.Namespaces ? [] : obj.View.Namespaces.Find("", obj.Metadata.Name)?.Conditions
            .Where(static c => c.Status == "True")
            .Select(c => Of(c.Message, Deletions.Proof.Field(
                obj.Reference, $"status.conditions[{c.Type}]", $"{c.Reason}: {c.Message}", c.LastTransitionTime ?? obj.Deadline, new("The namespace controller says so.", "这是 namespace 控制器的说法。")))) ?? [];
        return [.. conditions.Concat(events).OfType<AdmissionAnswer>().DistinctBy(static answer => answer.Name, StringComparer.Ordinal)];
    }

    private static AdmissionAnswer? Of(string message, Evidence proof) =>
        Denial().Match(message) is { Success: true } denied ? new(denied.Groups["name"].Value, false, true, denied.Value, proof)
        : Failure().Match(message) is { Success: true } failed ? new(failed.Groups["name"].Value, false, false, failed.Value, proof)
        : Policy().Match(message) is { Success: true } policy ? new(policy.Groups["name"].Value, true, true, policy.Value, proof)
        : null;

    [GeneratedRegex("admission webhook \"(?<name>[^\"]{1,253})\" denied the request.*", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Denial();

    [GeneratedRegex("failed calling webhook \"(?<name>[^\"]{1,253})\".*", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Failure();

    [GeneratedRegex("ValidatingAdmissionPolicy '(?<name>[^']{1,253})'.* denied request.*", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Policy();
}
