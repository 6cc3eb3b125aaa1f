using Microsoft.Extensions.DependencyInjection;

namespace Portal.Core.Objects;

/// <summary>Registers what pages and programs ask about single objects.</summary>
public static class ObjectServices
{
    /// <summary>Adds <see cref="LiveObjects"/> and <see cref="ObjectStories"/>. Needs findings, knowledge and remediations.</summary>
    public static IServiceCollection AddObjects(this IServiceCollection services) =>
        services.AddSingleton<LiveObjects>().AddSingleton<ObjectStories>();
}
