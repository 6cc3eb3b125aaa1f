using System.Text.Json.Serialization;

namespace Portal.Web.Api.Knowledge;

/// <summary>A source of an article. What a GET adds to it (its state) may be sent back and is passed over.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Url">Its address, http or https.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record SourceBody(string Title, string Url);
