using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.Knowledge;

/// <summary>Registers the knowledge base.</summary>
public static class KnowledgeServices
{
    /// <summary>
    /// Adds <see cref="ArticleService"/>, <see cref="ArticleEditor"/> and the import of the shipped articles at start. Needs the persistence and the audit log.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="articles">The articles of the catalogue's rooms.</param>
    public static IServiceCollection AddPortalKnowledge(this IServiceCollection services, ImmutableArray<ShippedArticle> articles) => services
        .AddSingleton<ArticleService>()
        .AddSingleton<ArticleEditor>()
        .AddSingleton<ShippedArticleImporter>()
        .AddHostedService(provider => ActivatorUtilities.CreateInstance<ShippedArticleImport>(provider, articles));
}
