using Portal.Cluster.Resources.Metadata;

namespace Portal.Cluster.Watching;

/// <summary>Decides by resourceVersions whether an event is news: networks and bugs deliver some twice, out of order or not at all.</summary>
internal static class EventRules
{
    /// <summary>Judges an event of an object that is there now.</summary>
    /// <param name="news">The object as the event has it.</param>
    /// <param name="known">The object as the store has it, or null.</param>
    /// <param name="position">The newest version that this watch has seen.</param>
    public static EventVerdict Put(ObjectMeta news, ObjectMeta? known, string position)
    {
        if (known is null)
        {
            // Everything up to the position was in the list or has been seen; what is not in the store was deleted, unless the server went back.
            return ResourceVersion.IsNotAfter(news.ResourceVersion, position) ? EventVerdict.Doubt : EventVerdict.Apply;
        }

        return ResourceVersion.IsNotAfter(news.ResourceVersion, known.ResourceVersion) ? EventVerdict.Ignore : EventVerdict.Apply;
    }

    /// <summary>Judges an event of an object that is gone.</summary>
    /// <param name="news">The object as the event has it: its last state, with the version of the deletion.</param>
    /// <param name="known">The object as the store has it, or null.</param>
    public static EventVerdict Deleted(ObjectMeta news, ObjectMeta? known) =>
        known is null ? EventVerdict.Ignore
        : known.Uid == news.Uid ? EventVerdict.Apply // A uid does not come back.
        : ResourceVersion.IsNotAfter(news.ResourceVersion, known.ResourceVersion) ? EventVerdict.Ignore // An earlier object of that name.
        : EventVerdict.Apply;
}
