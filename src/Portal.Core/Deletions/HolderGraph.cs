using System.Collections.Immutable;

namespace Portal.Core.Deletions;

/// <summary>
/// Who holds whom behind one cause, alike objects drawn together: the cause at the left, what it holds at its right, and so on to the objects that somebody
/// wanted gone. Pure.
/// </summary>
/// <param name="Cause">The cause.</param>
/// <param name="Boxes">The boxes, each behind the one that holds it.</param>
/// <param name="More">Objects in boxes that are not shown.</param>
public sealed record HolderGraph(DeletionCause Cause, ImmutableArray<GraphBox> Boxes, int More)
{
    /// <summary>Most boxes of one picture, the cause not counted.</summary>
    public const int Most = 11;

    /// <summary>Who stands behind the cause: the finalizer that is not removed, with the controller that should remove it; null where there is none to name.</summary>
    public Holder? Behind { get; } = Cause.Objects.SelectMany(static stuck => stuck.Verdict.Holders)
        .FirstOrDefault(holder => holder is { Type: HolderType.Finalizer, Controller.Length: > 0 } && Cause.Cause.Key == $"finalizer/{holder.Name}");

    /// <summary>How many levels there are beside the cause.</summary>
    public int Levels => Boxes.IsEmpty ? 0 : Boxes.Max(static box => box.Level);

    /// <summary>Draws a cause.</summary>
    public static HolderGraph Of(DeletionCause cause)
    {
        // Nearest to the cause first, so that a holder has its box before what it holds.
        var boxes = new List<GraphBox>();
        var byUid = new Dictionary<string, int>(StringComparer.Ordinal);
        var more = 0;
        var groups = cause.Objects.GroupBy(static stuck => (stuck.Chain.Length, stuck.Kind.Group, stuck.Kind.Kind, stuck.Metadata.Namespace, Holder: stuck.Chain.IsEmpty ? "" : stuck.Chain[0].Uid))
            .OrderBy(static group => group.Key.Length).ThenByDescending(static group => group.Count())
            .ThenBy(static group => group.Key.Kind, StringComparer.Ordinal).ThenBy(static group => group.Key.Namespace, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var holder = group.Key.Length == 0 ? 0 : byUid.GetValueOrDefault(group.Key.Holder, -1);
            if (boxes.Count >= Most || holder < 0)
            {
                more += group.Count();
                continue;
            }

            var box = new GraphBox(boxes.Count + 1, holder, group.Key.Length + 1, [.. group.OrderBy(static stuck => stuck.Deadline)]);
            boxes.Add(box);
            foreach (var stuck in group)
            {
                byUid[stuck.Metadata.Uid] = box.Id;
            }
        }

        return new HolderGraph(cause, [.. boxes], more);
    }
}
