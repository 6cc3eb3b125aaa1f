using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Web.Api;
using Portal.Web.Api.Problems;
using Xunit;

namespace Portal.Web.Tests.Api;

public sealed class JsonBodyTests
{
    [Theory]
    [InlineData("""{"name":"x","size":1,"colour":"red"}""", "colour")]
    [InlineData("""{"name":"x","size":"1"}""", "size")]
    [InlineData("""{"name":null,"size":1}""", "name")]
    [InlineData("""{"size":1}""", "name")]
    [InlineData("""{"name":"x","size":1,"inner":{"kind":3}}""", "inner.kind")]
    [InlineData("""{"name":"x","size":1,"size":2}""", "size")]
    [InlineData("""{"name":""", "body")]
    [InlineData("null", "body")]
    [InlineData("", "body")]
    [InlineData("[]", "body")]
    public async Task ReadAsync_WrongInput_NamesTheField(string body, string field)
    {
        var problem = await Assert.ThrowsAsync<ApiProblemException>(() => JsonBody.ReadAsync<Shape>(Request(body)));

        Assert.Equal(StatusCodes.Status400BadRequest, problem.Status);
        Assert.Equal(field, Assert.Single(problem.Errors).Key);
        Assert.DoesNotContain("Portal.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_RightInput_IsRead()
    {
        var shape = await JsonBody.ReadAsync<Shape>(Request("""{"name":"x","size":1,"inner":{"kind":"y"}}"""));

        Assert.Equal(new Shape { Name = "x", Size = 1, Inner = new Inner("y") }, shape);
    }

    [Fact]
    public async Task ReadAsync_TooLarge_Is413WithTheLimit()
    {
        var problem = await Assert.ThrowsAsync<ApiProblemException>(() => JsonBody.ReadAsync<Shape>(Request(new string(' ', 101)), 100));

        Assert.Equal(StatusCodes.Status413PayloadTooLarge, problem.Status);
        Assert.Contains("100 bytes", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_NotJson_Is415()
    {
        var problem = await Assert.ThrowsAsync<ApiProblemException>(() => JsonBody.ReadAsync<Shape>(Request("a=b", "application/x-www-form-urlencoded")));

        Assert.Equal(StatusCodes.Status415UnsupportedMediaType, problem.Status);
    }

    private static HttpRequest Request(string body, string contentType = "application/json")
    {
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        context.Request.ContentType = contentType;
        return context.Request;
    }

    private sealed record Shape
    {
        public required string Name { get; init; }

        public required int Size { get; init; }

        public Inner? Inner { get; init; }
    }

    private sealed record Inner(string Kind);
}
