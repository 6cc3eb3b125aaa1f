using Portal.Testing.Database;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
