using Portal.Core.Objects;
using Portal.Web.Components.States;

namespace Portal.Web.Features.Objects;

/// <summary>What the page of an object shows.</summary>
public sealed record ObjectModel
{
    /// <summary>The object; null when the address is not that of one.</summary>
    public required ObjectAddress? Address { get; init; }

    /// <summary>Why the address is not that of an object; empty when it is.</summary>
    public string Problem { get; init; } = "";

    /// <summary>What the API server said.</summary>
    public LiveObject? Live { get; init; }

    /// <summary>The object as it is, or as it was last known; null when nothing is known.</summary>
    public ObjectFacts? Facts { get; init; }

    /// <summary>Up to when the last known facts are true; null when they are live.</summary>
    public DateTimeOffset? LastHeard { get; init; }

    /// <summary>How it is; null when its kind says nothing of it.</summary>
    public HealthState? Health { get; init; }

    /// <summary>Kubernetes' own word for it; empty when there is none.</summary>
    public string Status { get; init; } = "";

    /// <summary>How many events the watch holds of it; null when it is not watched or not seen.</summary>
    public int? WatchedEvents { get; init; }

    /// <summary>What the portal itself knows of it.</summary>
    public ObjectStory? Story { get; init; }

    /// <summary>Whether what is shown is not what the API server says now.</summary>
    public bool IsLastKnown => Facts is not null && Live?.State != LiveObjectState.Found;

    /// <summary>Whether anything is known of it: then it is worth saying that nothing is wrong with it.</summary>
    public bool IsKnown => Facts is not null || Story is { Open.Total: > 0 } or { Past.Total: > 0 } or { Causes.IsEmpty: false };

    /// <summary>Whether it was read just now.</summary>
    public bool IsFound => Live?.State == LiveObjectState.Found;
}
