namespace Portal.Problems;

/// <summary>Rooms of the catalogue are not complete. A fault of the build, not of the cluster: the portal does not start with it.</summary>
public sealed class IncompleteCatalogueException : Exception
{
    /// <summary>Lists every fault, one a line.</summary>
    /// <param name="faults">Each names the room, what is missing or wrong, and what to do.</param>
    public IncompleteCatalogueException(IReadOnlyList<string> faults)
        : base($"The catalogue of problems has {faults.Count} fault(s):{Environment.NewLine}{string.Join(Environment.NewLine, faults)}") => Faults = faults;

    /// <summary>The faults.</summary>
    public IReadOnlyList<string> Faults { get; }
}
