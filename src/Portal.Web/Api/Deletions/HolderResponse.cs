using System.Collections.Immutable;
using Portal.Cluster.Resources.Metadata;
using Portal.Core.Deletions;
using Portal.Web.Api.Findings;

namespace Portal.Web.Api.Deletions;

/// <summary>One thing that holds an object in deletion.</summary>
/// <param name="Type">What kind of thing.</param>
/// <param name="Name">Its name: a finalizer, a node, an object.</param>
/// <param name="Text">Who it is, whether it is alive, and what it waits for.</param>
/// <param name="Alive">Whether it (for a finalizer: its controller) is alive; null: cannot be seen.</param>
/// <param name="Object">The object that it is, or null.</param>
/// <param name="Left">What stays behind for whoever skips it, or null.</param>
/// <param name="Evidence">The proof.</param>
public sealed record HolderResponse(
    HolderType Type, string Name, string Text, bool? Alive, ObjectReference? Object, string? Left, ImmutableArray<EvidenceResponse> Evidence)
{
    /// <summary>The holder in the language of the request.</summary>
    public static HolderResponse Of(Holder holder) => new(
        holder.Type, holder.Name, holder.Text.Shown(), holder.Alive, holder.Object, holder.Left?.Shown(), [.. holder.Evidence.Select(EvidenceResponse.Of)]);
}
