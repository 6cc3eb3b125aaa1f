namespace Portal.Simulator.Objects;

/// <summary>How a create, update or patch is done.</summary>
public sealed record WriteOptions
{
    /// <summary>An ordinary write by the simulator's own controllers.</summary>
    public static WriteOptions Default { get; } = new();

    /// <summary>Name under which managedFields records the written fields; empty leaves ownership alone.</summary>
    public string FieldManager { get; init; } = "kube-controller-manager";

    /// <summary>Whether to do everything but store.</summary>
    public bool DryRun { get; init; }

    /// <summary>What to do with unknown fields.</summary>
    public FieldValidation FieldValidation { get; init; } = FieldValidation.Ignore;

    /// <summary>Whether a server-side apply takes fields that others own.</summary>
    public bool Force { get; init; }

    /// <summary>Subresource that is written, for example <c>status</c>; empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>Receives warnings for the client; null drops them.</summary>
    public Action<string>? Warn { get; init; }
}
