namespace Portal.Simulator.Objects.Kinds;

/// <summary>Kinds whose objects have no generation.</summary>
internal class PlainStrategy : ResourceStrategy
{
    public override bool CountsGeneration => false;
}
