using System.Globalization;

namespace Portal.Simulator.Objects.Reading;

/// <summary>Get and list.</summary>
internal sealed class ObjectReader(ObjectStore store)
{
    public StoredObject? Find(ResourceDefinition resource, string ns, string name) => store.Find(resource.StorageKey, ns, name);

    public ObjectList List(ResourceDefinition resource, string? ns, ListOptions options)
    {
        var token = options.Continue.Length == 0 ? null : ContinueToken.Decode(options.Continue);
        if (token is not null && options.ResourceVersion is not ("" or "0"))
        {
            throw ApiErrors.BadRequest("specifying resource version is not allowed when using continue");
        }

        var snapshot = token is null ? Start(resource, options) : Resume(resource, token);
        var range = snapshot.RangeOf(resource.Namespaced ? ns : null);
        var end = range.End.Value;
        var next = token is null ? range.Start.Value : IndexAfter(snapshot, ns, token.Start);
        return Collect(snapshot, next, end, resource, ns, options);
    }

    private static ObjectList Collect(ResourceSnapshot snapshot, int next, int end, ResourceDefinition resource, string? ns, ListOptions options)
    {
        var unselective = options.Labels.Requirements.IsEmpty && ReferenceEquals(options.Fields, FieldSelector.Everything);
        var items = new List<StoredObject>();
        if (options.Limit <= 0 && next == 0 && end == snapshot.Objects.Count)
        {
            // The set's own enumerator is linear; its indexer costs a descent for each object.
            items.AddRange(unselective ? snapshot.Objects : snapshot.Objects.Where(o => Matches(o, options)));
            return new(items, snapshot.Revision);
        }

        while (next < end && (options.Limit <= 0 || items.Count < options.Limit))
        {
            var candidate = snapshot.Objects[next++];
            if (unselective || Matches(candidate, options))
            {
                items.Add(candidate);
            }
        }

        if (next >= end || items.Count == 0)
        {
            return new(items, snapshot.Revision);
        }

        var last = items[^1];
        var start = resource.Namespaced && string.IsNullOrEmpty(ns) ? $"/{last.Namespace}/{last.Name}" : "/" + last.Name;
        return new(items, snapshot.Revision, new ContinueToken(snapshot.Revision, start).Encode(), unselective ? end - next : null);
    }

    private static bool Matches(StoredObject candidate, ListOptions options) => options.Labels.Matches(candidate.Labels) && options.Fields.Matches(candidate);

    private ResourceSnapshot Start(ResourceDefinition resource, ListOptions options)
    {
        if (options.ResourceVersion is "" or "0")
        {
            return store.Snapshot(resource.StorageKey);
        }

        var wanted = ParseRevision(options.ResourceVersion);
        var current = store.Snapshot(resource.StorageKey);
        if (wanted > current.Revision)
        {
            throw TooLarge(wanted, current.Revision);
        }

        return options.ExactRevision
            ? store.SnapshotAt(resource.StorageKey, wanted) ?? throw ApiErrors.Expired("The resourceVersion for the provided list is too old.")
            : current;
    }

    private ResourceSnapshot Resume(ResourceDefinition resource, ContinueToken token) =>
        store.SnapshotAt(resource.StorageKey, token.Revision) ?? throw ApiErrors.Expired(
            "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.");

    private static int IndexAfter(ResourceSnapshot snapshot, string? ns, string start)
    {
        var parts = start.TrimStart('/').Split('/');
        var (keyNamespace, name) = parts.Length == 2 ? (parts[0], parts[1]) : (ns ?? "", parts[0]);

        // The token names the last object sent: the next key is that name with a zero byte appended.
        return snapshot.IndexAtOrAfter(keyNamespace, name + "\0");
    }

    internal static long ParseRevision(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : throw ApiErrors.Internal($"resourceVersion: Invalid value: \"{text}\": strconv.ParseUint: parsing \"{text}\": invalid syntax");

    private static ApiException TooLarge(long wanted, long current) => new(new ApiStatus
    {
        Code = 504,
        Reason = "Timeout",
        Message = string.Create(CultureInfo.InvariantCulture, $"Timeout: Too large resource version: {wanted}, current: {current}"),
        Details = new StatusDetails
        {
            Causes = [new("ResourceVersionTooLarge", "Too large resource version")],
            RetryAfterSeconds = 1,
        },
    });
}
