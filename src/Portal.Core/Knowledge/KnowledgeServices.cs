using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Portal.Core.Knowledge.Candidates;
using Portal.Core.Knowledge.Exchange;
using Portal.Core.Knowledge.Feedback;
using Portal.Core.Knowledge.Life;
using Portal.Core.Knowledge.Links;
using Portal.Core.Knowledge.Matching;
using Portal.Core.Knowledge.Notes;
using Portal.Core.Knowledge.Revisions;
using Portal.Core.Knowledge.Runbooks;
using Portal.Core.Knowledge.Search;
using Portal.Core.Knowledge.Shipped;

namespace Portal.Core.Knowledge;

/// <summary>Registers the knowledge base.</summary>
public static class KnowledgeServices
{
    /// <summary>
    /// Adds <see cref="ArticleService"/>, <see cref="ArticleEditor"/>, <see cref="ArticleHistory"/>, the import of the shipped articles at start and the
    /// check of external links. Needs the persistence and the audit log.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="articles">The articles of the catalogue's rooms.</param>
    /// <param name="synonyms">The site's own file of synonyms; it need not be there.</param>
    /// <param name="links">How external links are checked; by default they are not.</param>
    public static IServiceCollection AddPortalKnowledge(
        this IServiceCollection services, ImmutableArray<ShippedArticle> articles, string? synonyms = null, Action<LinkCheckOptions>? links = null)
    {
        services.AddOptions<LinkCheckOptions>().Configure(options => links?.Invoke(options)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LinkCheckOptions>, LinkCheckOptionsValidator>());
        services.AddMetrics();
        return services
            .AddSingleton(provider => ActivatorUtilities.CreateInstance<SynonymBook>(provider, synonyms ?? ""))
            .AddSingleton<ArticleService>()
            .AddSingleton<ArticleEditor>()
            .AddSingleton<ArticleHistory>()
            .AddSingleton<KnowledgeExchange>()
            .AddSingleton<RunbookIndex>()
            .AddSingleton<RunbookGaps>()
            .AddSingleton<ShippedTexts>()
            .AddSingleton<ArticleNotes>()
            .AddSingleton<ArticleFeedbacks>()
            .AddSingleton<ArticleLives>()
            .AddSingleton<MatchService>()
            .AddSingleton<MatchCandidates>()
            .AddSingleton<LinkUses>()
            .AddSingleton<LinkBook>()
            .AddSingleton<LinkMetrics>()
            .AddSingleton<ShippedArticleImporter>()
            .AddHostedService(provider => ActivatorUtilities.CreateInstance<ShippedArticleImport>(provider, articles))
            .AddHostedService<LinkChecker>();
    }
}
