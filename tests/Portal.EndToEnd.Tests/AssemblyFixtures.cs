using Portal.EndToEnd.Tests.Infrastructure;
using Portal.Testing.Database;
using Xunit;

[assembly: AssemblyFixture(typeof(PostgresFixture))]
[assembly: AssemblyFixture(typeof(PortalFixture))]
