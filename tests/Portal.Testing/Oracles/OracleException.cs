namespace Portal.Testing.Oracles;

/// <summary>What an oracle found: an effect that happened twice, or that nobody recorded, or a chain that is not whole.</summary>
public sealed class OracleException(string message) : Exception(message);
