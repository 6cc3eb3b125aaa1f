namespace Portal.Simulator.Objects.Kinds;

/// <summary>What a strategy may know of the write that it takes part in.</summary>
/// <param name="Api">To look at other objects, as an admission plugin does.</param>
/// <param name="Resource">Resource that is written.</param>
/// <param name="Options">Options of the write.</param>
/// <param name="Now">Time of the write.</param>
internal sealed record WriteContext(SimulatedApi Api, ResourceDefinition Resource, WriteOptions Options, DateTimeOffset Now)
{
    public string Subresource => Options.Subresource;
}
