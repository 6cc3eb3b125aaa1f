namespace Portal.Core.Persistence;

/// <summary>How the portal reaches its database. Checked as a whole at start by <see cref="PersistenceOptionsValidator"/>.</summary>
public sealed class PersistenceOptions
{
    /// <summary>
    /// An Npgsql connection string (<c>PORTAL_DATABASE</c>); never logged, only its host and port are shown. Empty is an error here:
    /// whoever wires the portal starts the embedded PostgreSQL first and puts its connection string in.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>
    /// The connection string of the role that owns the schema, for migrations at start; empty: the same as <see cref="ConnectionString"/>. The other role may
    /// not change the audit log.
    /// </summary>
    public string OwnerConnectionString { get; set; } = "";

    /// <summary>
    /// True in development: the schema is brought up to date at start, by one replica while the others wait. False in production:
    /// <c>migrations/portal.sql</c> is applied by whoever owns the database, and the portal is not ready until it is.
    /// </summary>
    public bool MigrateAtStart { get; set; }

    /// <summary>How long one command may take. Pages show an error after that rather than wait.</summary>
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long opening a connection may take.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The most connections that one replica opens.</summary>
    public int MaxConnections { get; set; } = 30;

    /// <summary>How often the state of the database is looked at; while it is down, every two seconds at most.</summary>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(10);
}
