namespace Portal.Simulator.Objects.Schema;

/// <summary>How many values a field holds.</summary>
internal enum SchemaShape
{
    /// <summary>One.</summary>
    Single,

    /// <summary>A list.</summary>
    List,

    /// <summary>A set of single values.</summary>
    Set,

    /// <summary>A map with text keys.</summary>
    Map,
}
