using System.Collections.Immutable;
using Portal.Core.Deletions.Finalizers;

namespace Portal.Core.Deletions.Controllers;

/// <summary>Asks of each finalizer of an object whether its controller is there.</summary>
public static class FinalizerHolders
{
    /// <summary>The object's finalizers, those that nobody will remove first.</summary>
    public static ImmutableArray<FinalizerHolder> Of(DeletingObject obj) =>
        [.. obj.Metadata.Finalizers.Distinct(StringComparer.Ordinal).Select(finalizer => Of(obj, finalizer)).OrderByDescending(static holder => holder.State)];

    /// <summary>One finalizer.</summary>
    public static FinalizerHolder Of(DeletingObject obj, string finalizer)
    {
        var known = KnownFinalizers.Find(finalizer);
        var holder = finalizer switch
        {
            BuiltInFinalizers.JobTracking => JobTrackingHolder.Of(obj),
            BuiltInFinalizers.ForegroundDeletion or BuiltInFinalizers.Orphan => GarbageCollectorHolder.Of(obj, finalizer),
            _ when known is { BuiltIn: true } => ControllerManager.Judge(obj, finalizer, known.Owner),
            _ => DriverHolder.Of(obj, finalizer, known) ?? OperatorHolder.Of(obj, finalizer, known),
        };
        return holder with { Known = known };
    }
}
