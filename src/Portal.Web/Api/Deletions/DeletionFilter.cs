using Portal.Core.Deletions;

namespace Portal.Web.Api.Deletions;

/// <summary>Which stuck objects are wanted.</summary>
internal sealed record DeletionFilter(string? Kind, string? Namespace, string? Reason, string? Cause, string? Uid, string[] Words)
{
    public static DeletionFilter Of(HttpRequest request) => new(
        request.Text("kind"),
        request.Text("namespace"),
        request.Text("reason"),
        request.Text("cause"),
        request.Text("uid"),
        request.Text("q")?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? []);

    public bool Matches(StuckDeletion stuck) =>
        (Kind is null || stuck.Kind.Kind.Equals(Kind, StringComparison.OrdinalIgnoreCase))
        && (Namespace is null || stuck.Metadata.Namespace == Namespace)
        && (Reason is null || stuck.Verdict.Reason.Equals(Reason, StringComparison.OrdinalIgnoreCase))
        && (Cause is null || stuck.Cause.Key == Cause)
        && (Uid is null || stuck.Metadata.Uid == Uid)
        && Words.All(stuck.Names);

    public DeletionCause? Matching(DeletionCause cause)
    {
        var objects = cause.Objects.Where(Matches).ToArray();
        return objects.Length == 0 ? null : objects.Length == cause.Objects.Length ? cause : new DeletionCause(cause.Cause, [.. objects]);
    }
}
