using Portal.Core.Objects;
using Portal.Web.Components.Objects;
using Portal.Web.Components.States;

namespace Portal.Web.Features.Objects;

/// <summary>Puts together what the API server says of an object and what the portal knows of it. Pure.</summary>
public static class ObjectModels
{
    /// <summary>Puts it together. What the watch knows is shown only where the API server did not refuse: nobody sees here what the cluster denies them.</summary>
    /// <param name="address">The object.</param>
    /// <param name="live">What the API server said.</param>
    /// <param name="watched">What the watch holds.</param>
    /// <param name="story">What the portal itself knows.</param>
    public static ObjectModel Of(ObjectAddress address, LiveObject live, WatchedObject watched, ObjectStory? story)
    {
        var known = live.State is LiveObjectState.Unreachable or LiveObjectState.Gone ? watched.Item : null;
        var facts = live.Facts ?? (known is null ? null : ObjectFacts.Of(address.Kind, known));

        // The watch knows more of the health than the page reads, if it speaks of the same object.
        var same = facts is not null && watched.Item is { } item && item.Metadata.Uid == facts.Reference.Uid ? watched.Item : null;
        var health = live.State switch
        {
            LiveObjectState.Found => same is null ? ObjectHealth.Of(facts!) : ObjectHealth.Of(same),
            LiveObjectState.Unreachable => HealthState.Stale,
            LiveObjectState.Forbidden or LiveObjectState.NoSuchKind => HealthState.Unknown,
            _ => (HealthState?)null,
        };
        return new ObjectModel
        {
            Address = address,
            Live = live,
            Facts = facts,
            LastHeard = known is null ? null : watched.Status.LastSynced,
            Health = health,
            Status = same is not null ? ObjectHealth.Status(same) : facts is null ? "" : ObjectHealth.Status(facts),
            WatchedEvents = live.State == LiveObjectState.Found && live.Events is { Missing: null } ? watched.Events : null,
            Story = story,
        };
    }
}
