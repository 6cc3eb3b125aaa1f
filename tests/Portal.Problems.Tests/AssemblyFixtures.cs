using Portal.Testing.Database;

[assembly: Xunit.AssemblyFixture(typeof(PostgresFixture))]
