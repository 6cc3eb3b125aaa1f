using System.Collections.Immutable;
using Portal.Cluster.Actions;

namespace Portal.Core.Objects;

/// <summary>The events about an object, as far as they were read.</summary>
/// <param name="Items">The newest of those that were read, newest first.</param>
/// <param name="Read">How many were read.</param>
/// <param name="More">Whether the API server has more, which were not read: it gives them by name, not by time.</param>
/// <param name="Missing">The permission that is missing; null when they could be read.</param>
/// <param name="Problem">Why else they could not be read; empty when they could.</param>
public sealed record ObjectEvents(ImmutableArray<ObjectEvent> Items, int Read, bool More, ApiPermission? Missing, string Problem);
