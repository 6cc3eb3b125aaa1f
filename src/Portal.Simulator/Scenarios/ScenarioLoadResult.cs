namespace Portal.Simulator.Scenarios;

/// <summary>What loading a scenario did.</summary>
/// <param name="Loaded">Objects that were put into the cluster.</param>
/// <param name="AlreadyThere">Objects of the scenario that were left alone, because one of that name exists.</param>
public sealed record ScenarioLoadResult(int Loaded, int AlreadyThere);
