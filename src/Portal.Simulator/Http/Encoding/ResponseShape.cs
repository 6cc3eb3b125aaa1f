namespace Portal.Simulator.Http.Encoding;

/// <summary>What of the objects an answer shows.</summary>
internal enum ResponseShape
{
    /// <summary>The whole objects.</summary>
    Object,

    /// <summary>Their metadata only (PartialObjectMetadata).</summary>
    Metadata,

    /// <summary>Rows as kubectl prints them.</summary>
    Table,
}
