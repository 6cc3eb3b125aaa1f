namespace Portal.Simulator.Http.Encoding;

/// <summary>Encoding of an answer.</summary>
internal enum MediaKind
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>Kubernetes protobuf.</summary>
    Protobuf,
}
