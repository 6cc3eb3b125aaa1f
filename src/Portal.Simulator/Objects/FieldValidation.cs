namespace Portal.Simulator.Objects;

/// <summary>What a write does with fields that the kind does not have.</summary>
public enum FieldValidation
{
    /// <summary>Drops them and warns (the server's default).</summary>
    Warn,

    /// <summary>Drops them silently.</summary>
    Ignore,

    /// <summary>Refuses the write.</summary>
    Strict,
}
