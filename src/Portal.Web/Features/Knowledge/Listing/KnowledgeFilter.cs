using Portal.Core.Knowledge;
using Portal.Web.Components.Filters;

namespace Portal.Web.Features.Knowledge.Listing;

/// <summary>What the list is narrowed to, as the address has it. What is not known there is as if it were not there.</summary>
public sealed record KnowledgeFilter
{
    private const int Rows = 50;

    /// <summary>What is searched for.</summary>
    public string? Text { get; init; }

    /// <summary>The query that it stands for.</summary>
    public ArticleQuery ToQuery(string language) => new() { Text = Text, Language = language, Limit = Rows };

    /// <summary>Reads the address.</summary>
    public static KnowledgeFilter Read(string? text) => new() { Text = PageAddress.Text(text) };
}
