using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Portal.Web.Api;
using Portal.Web.Api.Problems;
using Xunit;

namespace Portal.Web.Tests.Api.Problems;

public sealed class ApiProblemHandlerTests
{
    public static TheoryData<Exception, int> Exceptions => new()
    {
        { new InvalidOperationException("secret /srv/portal/x.cs SELECT * FROM findings v10.0.15"), 500 },
        { new NpgsqlException("secret Host=db;Password=hunter2", new SocketException()), 503 },
        { new PostgresException("secret", "FATAL", "FATAL", "57P01"), 503 },
        { new PostgresException("secret: relation \"findings\" does not exist", "ERROR", "ERROR", "42P01"), 500 },
        { new InvalidOperationException("secret", new NpgsqlException("secret")), 503 },
        { new BadHttpRequestException("secret", StatusCodes.Status413PayloadTooLarge), 413 },
        { new BadHttpRequestException("secret parameter \"int x\" of Portal.Web.Api", StatusCodes.Status400BadRequest), 400 },
    };

    [Theory]
    [MemberData(nameof(Exceptions), DisableDiscoveryEnumeration = true)]
    public async Task TryHandle_AnyException_TellsWordsAndAnIdAndNothingElse(Exception exception, int status)
    {
        var (answer, code) = await HandleAsync(exception);

        Assert.Equal(status, code);
        var problem = JsonDocument.Parse(answer).RootElement;
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.NotEmpty(problem.GetProperty("id").GetString()!);
        Assert.DoesNotContain("secret", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("hunter2", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("SELECT", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TryHandle_ProblemWithFields_NamesThem()
    {
        var (answer, code) = await HandleAsync(ApiProblemException.BadInput("limit", "It must be a whole number."));

        Assert.Equal(400, code);
        Assert.Equal("It must be a whole number.", JsonDocument.Parse(answer).RootElement.GetProperty("errors").GetProperty("limit")[0].GetString());
    }

    private static async Task<(string Answer, int Status)> HandleAsync(Exception exception)
    {
        await using var services = new ServiceCollection().AddLogging().AddPortalApi().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Path = "/api/v1/x";
        context.Response.Body = new MemoryStream();

        Assert.True(await services.GetRequiredService<IEnumerable<IExceptionHandler>>().Single().TryHandleAsync(context, exception, CancellationToken.None));

        return (Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray()), context.Response.StatusCode);
    }
}
