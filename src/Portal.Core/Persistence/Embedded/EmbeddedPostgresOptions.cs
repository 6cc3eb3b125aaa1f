namespace Portal.Core.Persistence.Embedded;

/// <summary>Where and how the private PostgreSQL of one portal runs.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>
    /// The directory of everything that belongs to it, <c>.portal/postgres</c> as a rule. It is made when missing; the cluster itself is in <c>data</c> below it.
    /// </summary>
    public required string Directory { get; init; }

    /// <summary>
    /// False gives up safety against a power cut for speed (no fsync). For tests only: a crash of the machine may destroy the data.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>How long a start may take, recovery after a crash included.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The installations to choose from; by default those of this machine (<see cref="PostgresInstallation.FindAll()"/>).</summary>
    public IReadOnlyList<PostgresInstallation>? Installations { get; init; }
}
